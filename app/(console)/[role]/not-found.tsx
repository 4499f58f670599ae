import type { Metadata } from "next";
import { NothingHere } from "@/app/(console)/nothing-here";

export const metadata: Metadata = { title: "Not found" };

/** Below the role's frame, so that the way around stays. */
export default function NotFound() {
  return <NothingHere />;
}
