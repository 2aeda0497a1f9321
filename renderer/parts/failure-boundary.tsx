// When a screen can't be drawn a calm one stands in; the next question gets a new chance. Never a white page.

import { Component, type ReactNode } from 'react';

interface FailureBoundaryProps {
  /** Which question is drawn. */
  readonly of: string;
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

interface Tried {
  readonly of: string;
  readonly failed: boolean;
}

export class FailureBoundary extends Component<FailureBoundaryProps, Tried> {
  override readonly state: Tried = { of: this.props.of, failed: false };

  static getDerivedStateFromProps({ of }: FailureBoundaryProps, tried: Tried): Tried | null {
    return of === tried.of ? null : { of, failed: false };
  }

  static getDerivedStateFromError(): Pick<Tried, 'failed'> {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
