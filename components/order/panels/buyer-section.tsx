import type { ReactNode } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Section } from "@/components/ui/facts";
import { Icon } from "@/components/ui/icon";

/** The part about the buyer, with the mark that the role hides who it is. */
export function BuyerSection({ masked, children }: { masked: boolean; children: ReactNode }) {
  const t = useT("order");
  return (
    <Section
      title={t("buyer")}
      aside={
        masked && (
          <span className="inline-flex items-center gap-1" title={t("maskedMeans")}>
            <Icon name="eye-off" size={13} />
            {t("masked")}
          </span>
        )
      }
    >
      {children}
    </Section>
  );
}
