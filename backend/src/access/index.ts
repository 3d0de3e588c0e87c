export { Allow, REQUIREMENT } from './allow.js';
export { AccessModule } from './access.module.js';
export { deleteSessionsOf, setPasswordHash } from './access.queries.js';
export { may, SignedIn, type Caller } from './caller.js';
export { hashPassword, requireStrongPassword } from './password.js';
export { Sessions } from './sessions.js';
export { SignInDelay } from './sign-in-delay.js';
export { SiteScope } from './site-scope.queries.js';
