"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { PortalParts } from "@/app/(user)/portal-parts";

/** The parts of a person's pages, and which of them is shown. */
export const PortalNav = () => <PortalParts path={usePathname()} as={Link} />;
