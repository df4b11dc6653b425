import { plainText } from "@/lib/format/plain";

/**
 * Text from outside, shown inertly: hidden and direction-changing characters are spelt out, its direction stays its own affair,
 * and what is too long is cut, whole in the `title`.
 */
export function Plain({ children, max = 200, className }: { children: string; max?: number; className?: string }) {
  const { text, full, cut } = plainText(children, max);
  return (
    <bdi className={className} title={cut ? plainText(full, 2000).text : undefined} translate="no">
      {text}
    </bdi>
  );
}
