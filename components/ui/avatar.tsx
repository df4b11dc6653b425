import clsx from "clsx";

/** The first letters of a name: two words give two letters, one word its first two. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s._-]+/)
    .filter(Boolean);
  const letters =
    words.length > 1
      ? words.slice(0, 2).map((word) => Array.from(word)[0] ?? "")
      : Array.from(words[0] ?? "?").slice(0, 2);
  return letters.join("").toLocaleUpperCase();
}

/** A grey tile (an account) or disc (a person) with initials; decoration beside the name. */
export function Avatar({
  name,
  round,
  small,
  letters,
}: {
  name: string;
  round?: boolean;
  small?: boolean;
  letters?: string;
}) {
  return (
    <span
      aria-hidden
      className={clsx(
        "grid flex-none place-items-center bg-todo-soft font-semibold text-ink-2",
        round ? "rounded-full" : "rounded-4",
        small ? "size-5 text-10" : "size-6 text-11",
      )}
    >
      {letters ?? initials(name)}
    </span>
  );
}
