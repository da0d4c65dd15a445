/** What the window may load: its own bundle and published assets by hash. `wasm-unsafe-eval` is for the mesh decoder alone. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src vitrine://app 'wasm-unsafe-eval'",
  "style-src vitrine://app 'unsafe-inline'",
  'font-src vitrine://app',
  'img-src vitrine://app vitrine://asset data: blob:',
  'connect-src vitrine://app vitrine://asset blob:',
  'worker-src vitrine://app blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
