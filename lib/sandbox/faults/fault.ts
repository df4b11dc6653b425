import { Random } from "../random";

/** What may go wrong on demand; README.md of the sandbox says what each does. */
export const FAULT_KINDS = [
  "429",
  "401",
  "403",
  "500",
  "502",
  "503",
  "530",
  "540",
  "status",
  "html",
  "empty",
  "huge",
  "redirect",
  "truncated",
  "reset-before",
  "reset-after",
  "stall",
  "slow",
  "timeout-after-commit",
  "changing-pages",
  "revoke-tokens",
  "delay",
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault as it is asked for. Without `probability` and `times` it strikes once. */
export interface FaultRequest {
  /** "GET /v3.0/orders/", "GET *" or "*". */
  route: string;
  kind: FaultKind;
  account?: number;
  /** Requests that name this order of a marketplace, in their query or their body. */
  order?: string;
  /** 0..1 for each request that matches. */
  probability?: number;
  /** How often it strikes at most. */
  times?: number;
  /** Matching requests that pass first. */
  after?: number;
  /** 429: seconds or a date; null sends no header; default 2. */
  retryAfter?: number | string | null;
  /** `status`, `html`: the status code. */
  status?: number;
  /** Error shape E1..E7 of a status fault; default E1. */
  shape?: string;
  message?: string;
  /** `delay`, `slow`: between chunks; `stall`, `timeout-after-commit`: until the connection is cut. */
  milliseconds?: number;
  /** `slow`: bytes per chunk. `reset-after`, `truncated`: bytes that still go out. */
  bytes?: number;
}

export interface Fault extends FaultRequest {
  id: number;
  struck: number;
}

/** The faults in force, in the order they were asked for. */
export class Faults {
  private faults: Fault[] = [];
  private lastId = 0;
  private readonly streams = new Map<number, Random>();

  add(request: FaultRequest): Fault {
    this.lastId += 1;
    const once = request.probability === undefined && request.times === undefined;
    const fault: Fault = { ...request, ...(once ? { times: 1 } : {}), id: this.lastId, struck: 0 };
    this.faults.push(fault);
    this.streams.set(fault.id, new Random(`fault|${fault.id}`));
    return fault;
  }

  list(): readonly Fault[] {
    return this.faults;
  }

  /** Removes one fault, all of an account, or all. */
  remove(filter: { id?: number; account?: number }): void {
    this.faults = this.faults.filter(
      (fault) =>
        (filter.id !== undefined && fault.id !== filter.id) ||
        (filter.account !== undefined && fault.account !== filter.account),
    );
  }

  /** The fault that strikes this request, if any; used-up faults stay in the list with `struck` at `times`. */
  take(route: string, account: number | null, order: string | null = null): Fault | null {
    for (const fault of this.faults) {
      if (!matches(fault, route, account) || (fault.order !== undefined && fault.order !== order)) continue;
      if (fault.after) {
        fault.after -= 1;
        continue;
      }
      if (fault.probability !== undefined && !this.streams.get(fault.id)!.chance(fault.probability)) continue;
      fault.struck += 1;
      return fault;
    }
    return null;
  }
}

function matches(fault: Fault, route: string, account: number | null): boolean {
  if (fault.times !== undefined && fault.struck >= fault.times) return false;
  if (fault.account !== undefined && fault.account !== account) return false;
  if (fault.route === "*") return true;
  const [method = "", path = "*"] = fault.route.split(" ");
  const [wantedMethod, wantedPath] = route.split(" ");
  return method === wantedMethod && (path === "*" || slashed(path) === wantedPath);
}

function slashed(path: string): string {
  return path.endsWith("/") ? path : `${path}/`;
}
