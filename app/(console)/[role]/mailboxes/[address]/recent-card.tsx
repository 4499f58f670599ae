import type { ReactNode } from "react";
import { Card } from "@/app/_ui/card";
import { Entries } from "@/app/_ui/entries";
import { LocalTime } from "@/app/_ui/local-time";

/** Of what happened lately, so many are shown. */
export const shownLately = 20;

interface RecentCardProps {
  title: string;
  intro: string;
  /** The ways to all of it. */
  links?: ReactNode;
  none: string;
  children: ReactNode[];
}

/** What happened lately to a mailbox, newest first. */
export const RecentCard = ({ title, intro, links, none, children }: RecentCardProps) => (
  <Card
    title={title}
    intro={intro}
    action={
      links ? (
        <span className="flex flex-wrap gap-4 text-sm text-accent [&_a]:hover:underline">{links}</span>
      ) : null
    }
  >
    <Entries label={title} none={none}>
      {children}
    </Entries>
  </Card>
);

/** One thing that happened; `times` says how often, where it did more than once. */
export const Happened = ({ at, times, children }: { at: Date; times?: string; children: ReactNode }) => (
  <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2.5 text-sm">
    <span className="min-w-40">
      <LocalTime value={at} />
      {times}
    </span>
    {children}
  </li>
);
