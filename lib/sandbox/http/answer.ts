/** What a route wants to send. */
export interface Answer {
  status: number;
  body: string | Buffer;
  headers?: Record<string, string>;
}

export function json(status: number, value: unknown): Answer {
  return { status, body: JSON.stringify(value) };
}

/** Shape E1: the gateway's error (API.md §3.2). */
export function e1(status: number, message: string, code = status): Answer {
  return json(status, { error: { code, message } });
}

/** Shape E3: the orders application's error. */
export function e3(status: number, detail: string): Answer {
  return json(status, { detail });
}

/** The seven shapes of an error body (API.md §3.2), for faults on demand. */
export const ERROR_SHAPES: Record<string, (status: number, message: string) => Answer> = {
  E1: e1,
  E2: (status, error) => json(status, { error }),
  E3: e3,
  E4: (status, msg) => json(status, { detail: [{ loc: ["body", 0], msg, type: "value_error" }] }),
  E5: (status, message) => json(status, { detail: { error_code: "catalogue.not_found", message } }),
  E6: (status) => ({ status, body: "" }),
  E7: (status, text) => json(status, { marketplace_order_id: [text] }),
};
