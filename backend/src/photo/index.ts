export { PHOTO_BYTES_MAX, reencodePhoto, type Photo } from './reencode-photo.js';
