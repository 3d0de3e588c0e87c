export { isFiled } from './filed-jobs.queries.js';
export { JobModule } from './job.module.js';
export { Jobs } from './jobs.js';
