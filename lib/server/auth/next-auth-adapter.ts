import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type NextAuthOptions } from "next-auth";

/** One request to next-auth, already read and cleaned. */
export interface AuthRequest {
  method: string;
  /** Path below /api/auth. */
  path: string[];
  query: Record<string, string>;
  body: Record<string, string>;
  cookies: Record<string, string>;
  headers: Record<string, string>;
}

/** Collects what next-auth writes to a Node-style response. */
class Recorder {
  readonly headers = new Headers();
  statusCode = 200;
  body: string | null = null;

  status(code: number): this {
    this.statusCode = code;
    return this;
  }

  getHeader(name: string): string[] | string | undefined {
    return name.toLowerCase() === "set-cookie" ? this.headers.getSetCookie() : (this.headers.get(name) ?? undefined);
  }

  setHeader(name: string, value: string | string[]): this {
    this.headers.delete(name);
    for (const entry of [value].flat()) this.headers.append(name, entry);
    return this;
  }

  json(value: unknown): void {
    this.headers.set("content-type", "application/json");
    this.body = JSON.stringify(value);
  }

  send(value: unknown): void {
    if (typeof value === "string") this.body = value;
    else this.json(value ?? {});
  }

  end(): void {
    this.body = null;
  }

  toResponse(): Response {
    return new Response(this.body, { status: this.statusCode, headers: this.headers });
  }
}

/**
 * Calls next-auth through its Node-style door, with our own reading of the request: its other door reads cookies and body by itself,
 * without limits, and only inside Next.
 */
export async function askNextAuth(request: AuthRequest, options: NextAuthOptions): Promise<Response> {
  const recorder = new Recorder();
  const { path, query, ...rest } = request;
  const req = { ...rest, query: { ...query, nextauth: path } };
  await NextAuth(req as unknown as NextApiRequest, recorder as unknown as NextApiResponse, options);
  return recorder.toResponse();
}
