import type { ReactNode } from "react";
import { Console } from "@/app/_administration/console";

export default function Layout({ children }: { children: ReactNode }) {
  return <Console adminRole="domain-admin">{children}</Console>;
}
