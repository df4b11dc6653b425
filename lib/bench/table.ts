/** One line of the table; `met` is set where there is a goal. */
export interface Row {
  figure: string;
  value: string;
  goal?: string;
  met?: boolean;
}

export const whole = (value: number) => Math.round(value).toLocaleString("en");

/** The rows as a Markdown table. A missed goal says so. */
export function markdown(rows: readonly Row[]): string {
  const lines = rows.map(({ figure, value, goal = "", met }) => {
    const verdict = met === undefined ? "" : met ? "met" : "**missed**";
    return `| ${figure} | ${value} | ${goal} | ${verdict} |`;
  });
  return ["| Figure | Measured | Goal | |", "|---|---|---|---|", ...lines].join("\n");
}
