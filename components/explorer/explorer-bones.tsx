import { Bone } from "@/components/ui/bone";

const ROWS = ["w-32", "w-40", "w-28", "w-36", "w-44", "w-32", "w-40", "w-24"];

/** Where the marketplaces will stand, while Lengow is asked. */
export function ExplorerBones({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid border-t border-line">
      {ROWS.map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never change places
        <div key={at} className="flex h-10 items-center gap-8 border-b border-line px-5">
          <Bone className={width} />
          <Bone className="w-64 max-tablet:hidden" />
        </div>
      ))}
    </div>
  );
}
