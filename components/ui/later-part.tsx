"use client";

import {
  Component,
  type ComponentType,
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useState,
} from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "./button";

/** How bundlers and browsers say that a part of the app could not be fetched. */
const NOT_FETCHED = /chunk|dynamically imported module|importing a module|Failed to fetch/i;

/** Counts the failures of all parts: what failed in an earlier round is fetched anew in a later one. */
let rounds = 0;
const Round = createContext(0);

/** A component that is fetched when it is first drawn, or before. */
export interface Later<P extends object> {
  (props: P): ReactNode;
  /** Fetches it before it is drawn; what is here by then is drawn at once, in the frame of the press. Rejects when it cannot be fetched. */
  ahead: () => Promise<void>;
}

/** A component that is fetched when it is first drawn; a `LaterPart` around it can have a failed fetch made again. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let here: ComponentType<P> | null = null;
  const fetch = async () => {
    here = await load();
    return here;
  };
  const fetched = () => lazy(async () => ({ default: await fetch() }));
  let [Part, made] = [fetched(), 0];
  function Drawn(props: P) {
    const round = useContext(Round);
    // Chosen once: a part that changed its kind while it is on screen would lose what was typed into it.
    const [Here] = useState<ComponentType<P> | null>(() => here);
    if (Here) return <Here {...props} />;
    if (!here && round > made) [Part, made] = [fetched(), round];
    return <Part {...props} />;
  }
  return Object.assign(Drawn, { ahead: async () => void (await fetch()) });
}

function NotFetched({ className, onAgain }: { className: string | undefined; onAgain: () => void }) {
  const t = useT("common");
  return (
    <div role="alert" className={className ?? "flex flex-wrap items-center gap-2 p-2 text-12"}>
      {t("notFetched")}
      <Button size="small" onClick={onAgain}>
        {t("fetchAgain")}
      </Button>
    </div>
  );
}

/** The look of the failure of what would lie over the page: it has no place of its own in it. On phones above the bars at the foot. */
export const OVER_THE_PAGE =
  "fixed inset-x-0 bottom-4 max-tablet:bottom-32 z-50 mx-auto flex w-fit items-center gap-2 rounded-8 bg-raised px-3 py-2 shadow-pop";

/** Marks that something is about to lie over the page: keys pressed before it is there are none of the page's own (`isShortcut`). */
export const Opening = () => <span hidden data-opening="" />;

interface Props {
  children: ReactNode;
  /** Stands in its place until it is there, and instead of it when it cannot be fetched. Without one the failure is said. */
  meanwhile?: ReactNode;
  /** Stands in its place only until it is there. */
  loading?: ReactNode;
  /** Of what says the failure. `OVER_THE_PAGE` also keeps the page's keys still until the part is there. */
  className?: string;
}

/**
 * A part of a screen that is fetched when it is needed. When it cannot be fetched (no connection, a new version was deployed) the screen
 * around it lives on and the part says so in its own place; any other mistake goes up as usual.
 */
export class LaterPart extends Component<Props, { error: Error | null; round: number }> {
  override state: { error: Error | null; round: number } = { error: null, round: rounds };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(): void {
    rounds += 1;
  }

  override render(): ReactNode {
    const { error, round } = this.state;
    const { children, meanwhile, loading, className } = this.props;
    if (error && !NOT_FETCHED.test(`${error.name} ${error.message}`)) throw error;
    if (error && meanwhile !== undefined) return meanwhile;
    const again = () => this.setState({ error: null, round: rounds });
    if (error) return <NotFetched className={className} onAgain={again} />;
    return (
      <Round value={round}>
        <Suspense fallback={meanwhile ?? loading ?? (className === OVER_THE_PAGE && <Opening />)}>{children}</Suspense>
      </Round>
    );
  }
}
