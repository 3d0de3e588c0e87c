/**
 * class-transformer's `@Type` asks for the type that a compiler may have recorded. None is recorded in
 * the browser, where every contract names its types itself: the answer is always "unknown".
 */
const reflect = Reflect as typeof Reflect & { getMetadata?: () => undefined };
reflect.getMetadata ??= () => undefined;
