import type { ComponentProps, ReactNode } from "react";
import { Card } from "@/app/_ui/card";
import { ObjectPage } from "@/app/(console)/object-page";

interface SettingsPartProps {
  /** The group that was opened. */
  at: ComponentProps<typeof ObjectPage>["at"] & { group: string };
  intro: string;
  /** Its form. */
  children: ReactNode;
}

/** A page of the settings of the whole installation: one group of them. */
export const SettingsPart = ({ at, intro, children }: SettingsPartProps) => (
  <ObjectPage at={at}>
    <Card title={at.group} intro={intro}>
      {children}
    </Card>
  </ObjectPage>
);
