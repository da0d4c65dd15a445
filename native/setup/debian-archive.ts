export function buildDebianPackage(a: unknown) { return String(a); }
