import type { ReactNode } from "react";

/** Text for screen readers only. Its scrolling ancestor must be `relative`, or the hidden box widens the page. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}
