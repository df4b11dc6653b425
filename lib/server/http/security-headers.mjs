// The headers every answer carries. Plain JavaScript: next.config.js and lib/scripts/start.mjs read it before anything is compiled.
// The policy for pages, with its nonce, is made per request in proxy.ts.

/** What may be loaded by an answer that is no page: nothing. */
export const NO_CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** For pictures that others made: whatever a browser may take the bytes for, it runs and loads nothing. */
export const PICTURE_POLICY = `${NO_CONTENT_POLICY}; sandbox`;

const FEATURES = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "microphone",
  "payment",
  "usb",
];

/** @type {{ key: string, value: string }[]} */
export const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Permissions-Policy", value: FEATURES.map((feature) => `${feature}=()`).join(", ") },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** Only where people come over TLS: a browser that has seen it refuses plain http from then on. */
export const STRICT_TRANSPORT = { key: "Strict-Transport-Security", value: "max-age=31536000" };
