import clsx from "clsx";

/** Two words give their first letters, "MV"; one word its first two, "Me". */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s._-]+/)
    .filter(Boolean);
  const first = (word: string | undefined) => Array.from(word ?? "")[0]?.toLocaleUpperCase() ?? "";
  if (words.length > 1) return first(words[0]) + first(words[1]);
  return first(words[0]) + (Array.from(words[0] ?? "")[1] ?? "");
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
