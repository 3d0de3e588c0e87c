export { ViewsChip } from './views-chip';
