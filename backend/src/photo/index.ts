export { reencodePhoto, type Photo } from './reencode-photo.js';
