export { JobModule } from './job.module.js';
export { Jobs } from './jobs.js';
