# OneTouch. `make help` lists the targets.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.PHONY: run test bench record format lint clean help dependencies test-dependencies

# Debian 12 packages: to build and run, and what only tests and benchmarks need.
PACKAGES := libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev libsqlite3-dev libzstd-dev libcmark-gfm-dev \
	libcmark-gfm-extensions-dev libunibreak-dev libopencc-dev libespeak-ng-dev espeak-ng-data fonts-noto-cjk fonts-dejavu-core
TEST_PACKAGES := xvfb xdotool zstd imagemagick python3

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
	@packaging/run.sh

test: dependencies test-dependencies lint ## Run every test
	@packaging/test.sh

bench: dependencies test-dependencies ## Measure start, memory, idle, validate, build and install against their baselines
	@swift build -c release --static-swift-stdlib --product kiosk
	@swift build -c release --static-swift-stdlib --product kioskctl
	@python3 Tests/Benchmarks/bench.py $$(swift build -c release --static-swift-stdlib --show-bin-path)

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

test-dependencies:
	$(call install_missing,$(TEST_PACKAGES))

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'
