export * from './findings';
export * from './sites-card';
export * from './state-counts';
export * from './stock-card';
