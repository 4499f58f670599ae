import type { Metadata } from "next";
import { NothingHere } from "@/app/_administration/nothing-here";

export const metadata: Metadata = { title: "Not found · Administration" };

export default function NotFound() {
  return <NothingHere adminRole="superadmin" />;
}
