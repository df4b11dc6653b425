"use client";

import { Component, type ReactNode, Suspense } from "react";

/** How bundlers and browsers say that a part of the app could not be fetched. */
const NOT_FETCHED = /chunk|dynamically imported module|importing a module|Failed to fetch/i;

interface Props {
  children: ReactNode;
  /** Stands in its place until it is there, and instead of it when it cannot be fetched. */
  meanwhile?: ReactNode;
}

/**
 * A part of a screen that is fetched when it is needed. When it cannot be fetched (no connection, a new version was deployed) it stays away
 * and the screen around it lives on; any other mistake goes up as usual.
 */
export class LaterPart extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error | null } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { children, meanwhile = null } = this.props;
    if (error && !NOT_FETCHED.test(`${error.name} ${error.message}`)) throw error;
    return error ? meanwhile : <Suspense fallback={meanwhile}>{children}</Suspense>;
  }
}
