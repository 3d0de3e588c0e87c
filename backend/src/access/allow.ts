import { SetMetadata } from '@nestjs/common';
import type { Requirement } from '@calanque/shared';

export const REQUIREMENT = Symbol('requirement');

/**
 * Who may call a handler: a permission, `signed-in` for every account, `anyone` for an open route.
 * A handler without it is refused to everybody, and the application does not start.
 */
export const Allow = (requirement: Requirement): MethodDecorator => SetMetadata(REQUIREMENT, requirement);

export const UNATTENDED = Symbol('unattended');

/** A request that an open page makes by itself: it is no sign that somebody is there, and puts the end of an idle session off no further. */
export const Unattended = (): MethodDecorator => SetMetadata(UNATTENDED, true);
