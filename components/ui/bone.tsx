import clsx from "clsx";

/** A bar where a word will be. Give it the real width ("w-24"); show it only after 150 ms of waiting. */
export function Bone({ className }: { className?: string }) {
  return <span aria-hidden className={clsx("block h-2 animate-bone rounded-4 bg-line", className)} />;
}
