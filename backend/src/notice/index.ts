export { NoticeModule } from './notice.module.js';
export { tell, type Telling } from './tell.js';
