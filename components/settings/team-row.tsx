"use client";

import { useLocale, useT } from "@/components/shell/intl-provider";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Plain } from "@/components/ui/plain";
import { Select } from "@/components/ui/select";
import { Time } from "@/components/ui/time";
import type { TeamMember } from "@/lib/contract/settings";
import { ROLES, type Role } from "@/lib/domain/permissions";
import { labelled } from "@/lib/format/labelled";
import { Changed } from "./setting-section";

/** What an administrator wants of a person. */
export type MemberWish = { kind: "role"; role: Role } | { kind: "take" | "disable" | "enable" };

interface Props {
  member: TeamMember;
  isMe: boolean;
  mayChange: boolean;
  busy: boolean;
  onWish: (wish: MemberWish) => void;
}

/** One person of the account. */
export function TeamRow({ member, isMe, mayChange, busy, onWish }: Props) {
  const [t, shell] = [useT("settings"), useT("shell")];
  return (
    // On a phone a person is a card: who, then role and state below.
    <tr
      aria-busy={busy || undefined}
      className="max-tablet:grid max-tablet:grid-cols-[auto_minmax(0,1fr)] max-tablet:items-center max-tablet:border-b max-tablet:border-line max-tablet:py-2 max-tablet:[&>*]:h-auto max-tablet:[&>*]:border-0 max-tablet:[&>*]:px-0"
    >
      <th scope="row" className="font-normal! max-tablet:col-span-2">
        <span className="flex min-w-0 items-center gap-2.5 py-1">
          <Avatar name={member.name} round />
          <span className="grid min-w-0">
            <span className="cut font-medium">
              <Plain max={60}>{member.name}</Plain>
              {isMe && <span className="ml-1.5 font-normal text-ink-3">{t("team.you")}</span>}
            </span>
            {member.email && (
              <span className="cut text-12 text-ink-3">
                <Plain max={80}>{member.email}</Plain>
              </span>
            )}
          </span>
        </span>
      </th>
      <td>
        {mayChange ? (
          <Select
            size="small"
            className="w-40"
            aria-label={t("team.roleOf", { name: member.name })}
            value={member.role}
            onChange={(event) => onWish({ kind: "role", role: event.currentTarget.value as Role })}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {shell(`role.${role}`)}
              </option>
            ))}
          </Select>
        ) : (
          shell(`role.${member.role}`)
        )}
      </td>
      <td className="max-tablet:hidden">
        <Time at={member.granted_at} form="day" />
        {member.changed && (
          <span className="under">
            <Changed change={member.changed} />
          </span>
        )}
      </td>
      <td>
        <span className="flex items-center gap-1 max-tablet:justify-end max-tablet:pl-3">
          {member.disabled ? (
            <Badge tone="rest" icon="ban" flush>
              {t("team.disabled")}
            </Badge>
          ) : (
            <span className="text-ink-2">{t("team.active")}</span>
          )}
          {mayChange && <MemberMenu member={member} onWish={onWish} />}
        </span>
      </td>
    </tr>
  );
}

function MemberMenu({ member, onWish }: Pick<Props, "member" | "onWish">) {
  const [t, common, locale] = [useT("settings"), useT("common"), useLocale()];
  const label = labelled(common("more"), member.name, locale);
  return (
    <Menu
      label={label}
      align="end"
      trigger={(trigger) => <IconButton {...trigger} icon="ellipsis" label={label} className="ml-auto" />}
    >
      <MenuItem icon="x" onSelect={() => onWish({ kind: "take" })}>
        {t("team.take")}
      </MenuItem>
      {member.may_disable && (
        <MenuItem
          icon={member.disabled ? "user-round-check" : "ban"}
          onSelect={() => onWish({ kind: member.disabled ? "enable" : "disable" })}
        >
          {t(member.disabled ? "team.enable" : "team.disable")}
        </MenuItem>
      )}
    </Menu>
  );
}
