// When a screen can't be drawn a calm one stands in; the next question gets a new chance. Never a white page.

import { Component, type ReactNode } from 'react';

interface FailureBoundaryProps {
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

export class FailureBoundary extends Component<FailureBoundaryProps, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
