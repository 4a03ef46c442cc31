#include "crm-connectors/api/ConnectorSetup.h"
