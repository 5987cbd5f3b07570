/** Starts the console: language first, so that nothing flashes in the wrong one, then the router. */

import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Look } from './app/look.tsx';
import { router } from './app/router.tsx';
import { firstTexts, textLoaders } from './app/text-loaders.ts';
import { startI18n } from './platform/i18n.ts';
import { queryClient } from './platform/query-client.ts';
import './ui/theme.css';

await startI18n(textLoaders, firstTexts);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Look>
        <RouterProvider router={router} />
      </Look>
    </QueryClientProvider>
  </StrictMode>,
);
