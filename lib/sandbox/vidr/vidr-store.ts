import type { VidrRow } from "./columns";

/** A row of one marketplace's report. */
export interface VidrEntry {
  marketplace: string;
  row: VidrRow;
}

/** A later change of rows: to processing, back to pending with a description, or gone. */
export interface VidrChange {
  at: number;
  entries: VidrEntry[];
  /** New invoice-status; null removes the rows. */
  status: string | null;
  description: string;
}

/** The VAT invoice data of one account. Changes happen through `runDue`. */
export class VidrStore {
  private readonly entries: Set<VidrEntry>;
  private changes: VidrChange[] = [];

  constructor(
    entries: readonly VidrEntry[],
    /** Whether the Amazon VCS app is active on the account (API.md §17). */
    readonly active: boolean,
  ) {
    this.entries = new Set(entries);
  }

  list(marketplace?: string): VidrEntry[] {
    return [...this.entries].filter((entry) => marketplace === undefined || entry.marketplace === marketplace);
  }

  plan(change: VidrChange): void {
    this.changes.push(change);
    this.changes.sort((a, b) => a.at - b.at);
  }

  runDue(now: number): void {
    while (this.changes[0] && this.changes[0].at <= now) this.apply(this.changes.shift()!);
  }

  /** Runs every planned change at once. */
  settle(): number {
    const planned = this.changes.length;
    this.runDue(Number.POSITIVE_INFINITY);
    return planned;
  }

  private apply({ entries, status, description }: VidrChange): void {
    for (const entry of entries) {
      if (status === null) this.entries.delete(entry);
      else Object.assign(entry.row, { "invoice-status": status, "invoice-status-description": description });
    }
  }
}
