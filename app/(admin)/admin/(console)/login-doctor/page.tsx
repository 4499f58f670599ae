import type { Metadata } from "next";
import { DoctorPage } from "@/app/_administration/doctor/doctor-page";
import type { SearchParams } from "@/app/_administration/list-query";

export const metadata: Metadata = { title: "Login doctor · Administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <DoctorPage adminRole="superadmin" searchParams={searchParams} />;
}
