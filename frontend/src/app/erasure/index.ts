export { ErasureNotice } from './erasure-notice';
export { Erasures } from './erasures';
