import type { ReactNode } from "react";
import { type BelowRole, roleMetadata, roleOf } from "@/app/(console)/console-page";

export const generateMetadata = roleMetadata;

/** Before the console: nothing around the page, whose address must name a role. */
export default async function SignInLayout({ children, ...props }: BelowRole & { children: ReactNode }) {
  await roleOf(props);
  return children;
}
