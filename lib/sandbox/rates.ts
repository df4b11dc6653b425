import type { Clock } from "./clock";

/** Longest window of the limiter (API.md §4). */
export const WINDOW = 60_000;
export const DEFAULT_CEILING = 500;

interface Window {
  startedAt: number;
  used: number;
}

/** Fixed windows per login and route; they follow the sandbox's clock. */
export class Rates {
  private readonly windows = new Map<string, Window>();

  /** `ceiling` null switches limiting off. */
  constructor(
    private readonly clock: Clock,
    public ceiling: number | null = DEFAULT_CEILING,
  ) {}

  /** Counts one request. Null when it may pass, else the seconds until the window ends. */
  take(login: string, route: string): number | null {
    if (this.ceiling === null) return null;
    const window = this.open(login, route);
    if (window.used >= this.ceiling) return Math.max(1, Math.ceil(this.left(window) / 1000));
    window.used += 1;
    return null;
  }

  /** Credit and seconds left, for GET rate-limits; both null when limiting is off. */
  state(login: string, route: string): { credit: number | null; seconds: number | null } {
    if (this.ceiling === null) return { credit: null, seconds: null };
    const window = this.open(login, route);
    return {
      credit: Math.max(0, this.ceiling - window.used),
      seconds: Math.min(60, Math.ceil(this.left(window) / 1000)),
    };
  }

  reset(): void {
    this.windows.clear();
  }

  private left(window: Window): number {
    return window.startedAt + WINDOW - this.clock.now();
  }

  private open(login: string, route: string): Window {
    const key = `${login} ${route}`;
    const now = this.clock.now();
    let window = this.windows.get(key);
    if (!window || now - window.startedAt >= WINDOW || now < window.startedAt) {
      window = { startedAt: now, used: 0 };
      this.windows.set(key, window);
    }
    return window;
  }
}
