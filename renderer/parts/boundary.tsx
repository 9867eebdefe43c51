// Holds what cannot be drawn to its own place: without it React takes all of the window away. What was thrown
// stands in the console.
import { Component, type ReactNode } from 'react';

type BoundaryProps = { instead: ReactNode; children: ReactNode };

export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
