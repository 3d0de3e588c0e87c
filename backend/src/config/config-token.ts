/** Under which the configuration is injected. */
export const CONFIG = Symbol('config');
