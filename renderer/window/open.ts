/** A picture that is not on the glass by then is not waited for. */
const patienceMs = 1000;

/** The page's first script: what the page opens on is on the glass before the programme is begun, which takes the processor. */
if (document.querySelector('#opening img')) await Promise.race([somethingPainted(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
await import('./main.tsx');

function somethingPainted(): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver((entries) => {
      if (entries.getEntriesByName('first-contentful-paint').length > 0) resolve();
    }).observe({ type: 'paint', buffered: true });
  });
}

export {};
