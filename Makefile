# OneTouch. `make help` lists the targets.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.PHONY: run test bench soak record format lint clean help dependencies test-dependencies tuf-reference

# Debian 12 packages: to build and run, and what only tests and benchmarks need.
PACKAGES := libsdl2-dev libx11-dev libsdl2-ttf-dev libsdl2-image-dev libsqlite3-dev libzstd-dev libcmark-gfm-dev \
	libcmark-gfm-extensions-dev libunibreak-dev libopencc-dev libespeak-ng-dev espeak-ng-data libqrencode-dev \
	libcups2-dev libcairo2-dev zlib1g-dev librime-dev rime-data-pinyin-simp rime-data-stroke libsodium-dev \
	fonts-noto-cjk fonts-dejavu-core xlsx2csv pandoc poppler-utils
TEST_PACKAGES := xvfb xdotool weston zstd imagemagick python3 python3-venv zbar-tools python3-openpyxl cups \
	nginx-light chromium chromium-driver curl openssl faketime cups-daemon printer-driver-cups-pdf ghostscript systemd \
	x11-xserver-utils

# The reference implementation of TUF, which the tests of module TUF read and are read by.
TUF_VENV := .build/tuf-venv
TUF_REFERENCE := tuf==7.0.0 securesystemslib[crypto]==1.6.0

# Installs what is missing and says so; silent when nothing is.
define install_missing
	@missing=$$(for package in $(1); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	if [ -n "$$missing" ]; then \
		echo "Installing Debian packages:" $$missing; \
		sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
		$$sudo apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef

run: dependencies ## Build, import content/ and open the kiosk in a window; screenshots where there is no display
	@swift build -c release --static-swift-stdlib --product kiosk
	@swift build -c release --static-swift-stdlib --product kioskctl
	@swift build -c release --static-swift-stdlib --product kiosk-print
	@swift build -c release --static-swift-stdlib --product kiosk-sync
	@swift build -c release --static-swift-stdlib --product kiosk-server
	@packaging/run.sh

test: dependencies test-dependencies tuf-reference lint ## Run every test
	@packaging/test.sh

bench: dependencies test-dependencies tuf-reference ## Measure start, memory, idle, validate, build and install against their baselines
	@swift build -c release --static-swift-stdlib --product kiosk
	@swift build -c release --static-swift-stdlib --product kioskctl
	@python3 Tests/Benchmarks/bench.py $$(swift build -c release --static-swift-stdlib --show-bin-path)
	@python3 Tests/Benchmarks/typing.py $$(swift build -c release --static-swift-stdlib --show-bin-path)
	@python3 Tests/Benchmarks/search.py $$(swift build -c release --static-swift-stdlib --show-bin-path)
	@swift build -c release --static-swift-stdlib --product kiosk-server
	@$(TUF_VENV)/bin/python Tests/Benchmarks/server.py $$(swift build -c release --static-swift-stdlib --show-bin-path)
	@python3 Tests/Benchmarks/imports.py $$(swift build -c release --static-swift-stdlib --show-bin-path)
	@python3 Tests/Benchmarks/publish.py $$(swift build -c release --static-swift-stdlib --show-bin-path)
	@swift build -c release --static-swift-stdlib --product kiosk-sync
	@python3 Tests/Benchmarks/sync.py $$(swift build -c release --static-swift-stdlib --show-bin-path)

soak: dependencies test-dependencies ## Kill kiosk-sync 1,000 times at random instants (20 minutes)
	@swift build --build-tests
	@ONETOUCH_KILLS=1000 swift test --skip-build --no-parallel --filter KillTests

record: dependencies ## Record the golden pictures anew (then look at every one that changed)
	@ONETOUCH_RECORD=1 swift test --filter GoldenTests

format: ## Format all Swift sources
	@swift format --in-place --recursive --parallel Sources Tests Package.swift

lint: ## Check the format of all Swift sources
	@swift format lint --strict --recursive --parallel Sources Tests Package.swift

clean: ## Remove everything that was built
	@rm -rf .build screenshots

dependencies:
	$(call install_missing,$(PACKAGES))

# Installed anew when the versions above change.
tuf-reference: test-dependencies
	@set -f; if [ "$$(cat $(TUF_VENV)/reference 2>/dev/null)" != "$(TUF_REFERENCE)" ]; then \
		echo "Installing from PyPI: $(TUF_REFERENCE)"; \
		rm -rf $(TUF_VENV) && python3 -m venv $(TUF_VENV) && \
		$(TUF_VENV)/bin/pip install --quiet --disable-pip-version-check $(TUF_REFERENCE) && \
		echo "$(TUF_REFERENCE)" > $(TUF_VENV)/reference; \
	fi

test-dependencies:
	$(call install_missing,$(TEST_PACKAGES))

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'
