export { Allow, REQUIREMENT } from './allow.js';
export { AccessModule } from './access.module.js';
export { deleteSessionsOf, findCredentials, setPasswordHash } from './access.queries.js';
export { may, SignedIn, type Caller } from './caller.js';
export { hashPassword, passwordFits, requireStrongPassword } from './password.js';
export { SessionCookies } from './session-cookies.js';
export { Sessions } from './sessions.js';
export { SignInDelay } from './sign-in-delay.js';
export { SiteScope } from './site-scope.queries.js';
