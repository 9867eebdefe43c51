// Keeps all of a form in sight while one writes in it, and above it the end of what it answers (its
// `scroll-margin`): whatever a long text or the caret in it has moved. Moves nothing while the focus is
// elsewhere.
import { type RefObject, useEffect } from 'react';

export function useKeptInView(form: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const show = () => {
      if (element.contains(document.activeElement)) element.scrollIntoView({ block: 'nearest' });
    };
    let frame = 0;
    // The browser goes after the caret first.
    const showSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(show);
    };
    const observer = new ResizeObserver(show);
    observer.observe(element);
    element.addEventListener('input', showSoon);
    return () => {
      observer.disconnect();
      element.removeEventListener('input', showSoon);
      cancelAnimationFrame(frame);
    };
  }, [form]);
}
