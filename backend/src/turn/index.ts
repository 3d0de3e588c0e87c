export { OneAtATime } from './one-at-a-time.js';
