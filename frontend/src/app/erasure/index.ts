export { Erasures } from './erasures';
