import { type NextRequest, NextResponse } from "next/server";

/** Server actions do not exist here, and the other is how a request once pretended to have passed this very function. */
const REFUSED_HEADERS = ["next-action", "x-action", "x-middleware-subrequest"];

function newNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
}

/** What a page may load: our own files and pictures, scripts that carry this answer's nonce, and workers of ours. */
function pagePolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    // React writes `style` attributes; rules in <style> still need the nonce.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Dropped invoices are read in a worker of ours; without this line the rule for scripts would hold, and refuse it.
    "worker-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Runs before every page. It sets the policy and nothing more: who may see what is decided where the data is read. */
export function proxy(request: NextRequest): NextResponse {
  const policy = pagePolicy(newNonce());
  const requestId = crypto.randomUUID();
  if (REFUSED_HEADERS.some((name) => request.headers.has(name))) {
    const own = { "content-security-policy": policy, "x-request-id": requestId };
    return new NextResponse("Not found\n", { status: 404, headers: own });
  }
  const headers = new Headers(request.headers);
  // Next finds the nonce in this header and puts it on the scripts it writes.
  headers.set("content-security-policy", policy);
  // A page does not know its own address; the sign-in wants to lead back to it.
  headers.set("x-asked-path", request.nextUrl.pathname + request.nextUrl.search);
  // One id for the answer and for the page's line in the log, whatever the caller sent under this name.
  headers.set("x-request-id", requestId);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  return response;
}

export const config = {
  matcher: ["/((?!api/|api$|_next/static/).*)"],
};
