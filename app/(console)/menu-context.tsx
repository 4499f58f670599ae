"use client";

import { createContext, type ReactNode, useContext } from "react";

const Menu = createContext<readonly string[]>([]);

/** Tells what stands in it which pages the menu of whoever looks leads to. */
export const MenuContext = ({ hrefs, children }: { hrefs: readonly string[]; children: ReactNode }) => (
  <Menu value={hrefs}>{children}</Menu>
);

/** The pages that the menu leads to. */
export const useMenu = (): readonly string[] => useContext(Menu);
