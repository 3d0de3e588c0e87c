import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';

export const SESSION_COOKIE = 'calanque_session';
export const VISITOR_COOKIE = 'calanque_visitor';
export const CSRF_COOKIE = 'XSRF-TOKEN';
export const CSRF_HEADER = 'X-XSRF-TOKEN';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The cookie's value, or null when it is absent or not one of ours. */
export function readToken(request: Request, name: typeof SESSION_COOKIE | typeof VISITOR_COOKIE): string | null {
  const value = parseCookie(request.headers.cookie ?? '')[name];
  return value !== undefined && TOKEN.test(value) ? value : null;
}

export function readCsrfCookie(request: Request): string | null {
  return parseCookie(request.headers.cookie ?? '')[CSRF_COOKIE] ?? null;
}

/** Out of reach of scripts. */
export function writeToken(request: Request, response: Response, name: string, value: string): void {
  response.cookie(name, value, { ...options(request), httpOnly: true });
}

/** The front end reads it and sends it back in a header. */
export function writeCsrfCookie(request: Request, response: Response, value: string): void {
  response.cookie(CSRF_COOKIE, value, options(request));
}

export function clearToken(request: Request, response: Response, name: string): void {
  response.clearCookie(name, { ...options(request), httpOnly: true });
}

/** On plain HTTP a Secure cookie would never come back. */
function options(request: Request): CookieOptions {
  return { path: '/', sameSite: 'lax', secure: request.secure };
}
