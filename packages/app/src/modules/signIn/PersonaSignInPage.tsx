import { EmptyState, ProxiedSignInPage } from '@backstage/core-components';
import {
  configApiRef,
  type IdentityApi,
  type SignInPageProps,
  useApi,
} from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useMemo, useState } from 'react';
import { PersonaChoice } from './PersonaChoice';
import {
  forgetPersona,
  type Persona,
  readPersonas,
  recallPersona,
  rememberPersona,
} from './personas';

const SignInFailed = (props: {
  persona: Persona;
  error?: Error;
  onBack: () => void;
}) => (
  <EmptyState
    missing="data"
    title={`Could not sign in as ${props.persona.displayName}`}
    description={
      <Typography component="span" role="alert">
        {reasonOf(props.error)} Right after its first start the catalog may
        still be loading; try again in a moment.
      </Typography>
    }
    action={
      <Button variant="contained" color="primary" onClick={props.onBack}>
        Choose again
      </Button>
    }
  />
);

function forgetOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      forgetPersona();
      await identity.signOut();
    },
  };
}

/** What the backend said, where it said something. */
function reasonOf(error?: Error): string {
  const said = error?.cause instanceof Error ? error.cause : error;
  return said ? `${said.message}.` : 'The backend does not answer.';
}

/** Signs in as a persona: the remembered one at once, or else the one chosen here. */
export const PersonaSignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const config = useApi(configApiRef);
  const personas = useMemo(() => readPersonas(config), [config]);
  const [chosen, setChosen] = useState(() => recallPersona(personas));

  if (personas.length === 0) {
    return (
      <EmptyState
        missing="content"
        title="No way to sign in"
        description="This portal has no personas. Install a sign-in page with a real provider, as the comments in app-config.production.yaml say."
      />
    );
  }
  if (!chosen) {
    return (
      <PersonaChoice
        personas={personas}
        onChoose={persona => {
          rememberPersona(persona);
          setChosen(persona);
        }}
      />
    );
  }
  return (
    <ProxiedSignInPage
      provider="persona"
      headers={{ 'X-Persona': chosen.user }}
      onSignInSuccess={identity => onSignInSuccess(forgetOnSignOut(identity))}
      ErrorComponent={({ error }) => (
        <SignInFailed
          persona={chosen}
          error={error}
          onBack={() => {
            forgetPersona();
            setChosen(undefined);
          }}
        />
      )}
    />
  );
};
